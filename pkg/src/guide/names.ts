/**
 * The names of the CloudEvents attributes that the page and the language server need. They are spelt only here, so that
 * they can later come from the generated names.
 */

/** Only an envelope has this member. */
export const SPECVERSION = 'specversion';
export const DATA = 'data';
export const DATA_BASE64 = 'data_base64';
export const DATA_CONTENT_TYPE = 'datacontenttype';

/** For each attribute of the CloudEvent, the member of the event whose value must be equal. */
export const MEMBER_OF: Readonly<Record<string, readonly string[]>> = {
  id: ['context', 'id'],
  source: ['context', 'source'],
  type: ['context', 'type'],
  time: ['context', 'timestamp'],
  subject: ['subject', 'id'],
};

/** The attribute name of a member of the draft: lower case, and `time` for its timestamp. */
export const asAttribute = (member: string): string => (member === 'timestamp' ? 'time' : member.toLowerCase());
