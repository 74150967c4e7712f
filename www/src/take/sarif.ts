import { type Report, toSarif } from 'cdevents-wasm';

/** The report as SARIF. The page has no file name, so it uses this one. */
export const sarifReport = (text: string, report: Report): string => toSarif([{ uri: 'event.json', text, report }]);
