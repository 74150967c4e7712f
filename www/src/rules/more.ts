/** What the rules' pages show beyond `rules()`. */
export interface More {
  /** The report on the rule's example as the command line prints it; `null` if the example is not a text. */
  printed: string | null;
  /** The example without what is wrong, or another text that the rule accepts. */
  right: string | null;
}
