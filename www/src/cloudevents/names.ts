/**
 * The names of CloudEvents attributes that the page has to know. They are spelt here and nowhere else on the page, so that
 * they can be taken from what the package generates.
 */

/** The member that only an envelope has. */
export const SPECVERSION = 'specversion';
export const DATA = 'data';
export const DATA_BASE64 = 'data_base64';
export const DATA_CONTENT_TYPE = 'datacontenttype';

/** Which member of an event has the value of which attribute of the CloudEvent around it: the rules ask that they be equal. */
export const MEMBER_OF: Readonly<Record<string, readonly string[]>> = {
  id: ['context', 'id'],
  source: ['context', 'source'],
  type: ['context', 'type'],
  time: ['context', 'timestamp'],
  subject: ['subject', 'id'],
};

/** The name of a draft's member as an attribute: one lower-case word, and `time` for its timestamp. */
export const asAttribute = (member: string): string => (member === 'timestamp' ? 'time' : member.toLowerCase());
