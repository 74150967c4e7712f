/** Whether a text could be a command or a message: asked of every paste, so that what reads them is loaded for them alone. */
export const mayBeMessage = (text: string): boolean =>
  /^\s*(?:(?:[$#>%] ?)?curl(?:\.exe)?\s|[A-Z]{1,20} \S+ HTTP\/|HTTP\/|[\w-]+:)/.test(text.slice(0, 4_000));
