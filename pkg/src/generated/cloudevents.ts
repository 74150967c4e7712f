// Generated from src/model/cloudevents.rs and the rows by `UPDATE=1 cargo test --test codegen`: edits here are lost.

/** Only an envelope, and an event that is one itself, has this attribute. */
export const SPEC_VERSION = 'specversion';
/** The media type of the data. */
export const DATA_CONTENT_TYPE = 'datacontenttype';
/** The data in the JSON format, which is not an attribute. */
export const DATA = 'data';
/** The data as base64 in the JSON format. */
export const DATA_BASE64 = 'data_base64';

/** For each attribute of an envelope, the member of the event inside whose value it repeats. */
export const MEMBER_OF: Readonly<Record<string, readonly string[]>> = {
  id: ['context', 'id'],
  source: ['context', 'source'],
  type: ['context', 'type'],
  subject: ['subject', 'id'],
  time: ['context', 'timestamp'],
};

/** The attribute that a member of the draft is. */
export const draftAttribute = (member: string): string =>
  member === 'timestamp' ? 'time' : member.toLowerCase();
