/** Whether a text may be a command or a message. A cheap test for every paste, before the code that reads them is loaded. */
export const mayBeMessage = (text: string): boolean =>
  /^\s*(?:(?:[$#>%] ?)?curl(?:\.exe)?\s|[A-Z]{1,20} \S+ HTTP\/|HTTP\/|[\w-]+:)/.test(text.slice(0, 4_000));
