import { type Report, toSarif } from 'cdevents-wasm';

/** The report for code scanning. The page knows no file, so the log speaks of one of this name. */
export const sarifReport = (text: string, report: Report): string => toSarif([{ uri: 'event.json', text, report }]);
