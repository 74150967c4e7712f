import type { FieldInfo } from 'cdevents-wasm';

/** A field's type in words. Enumerated values are shown separately. */
export function typeWords(field: FieldInfo): string {
  const { type, format, minLength, items, fields, oneOf, open } = field;
  const parts: string[] = [];
  if (format !== undefined) parts.push(format);
  else if (oneOf !== undefined) parts.push('one of these');
  else parts.push(type === 'any' ? 'any JSON value' : type);
  if (type === 'array' && items !== undefined && items.oneOf === undefined)
    parts[0] = `array of ${items.format ?? plural(items.type)}`;
  if (minLength !== undefined && minLength > 0 && field.enum === undefined && format === undefined)
    parts.push(minLength === 1 ? 'not empty' : `at least ${minLength} characters`);
  if (open === true) parts.push(fields === undefined || fields.length === 0 ? 'any members' : 'other members too');
  return parts.join(', ');
}

const plural = (type: FieldInfo['type']): string => (type === 'any' ? 'any JSON values' : `${type}s`);
