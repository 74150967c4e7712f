/** JSON with hidden characters and CI workflow commands as JSON escapes. The parsed value is the same. */
export function escapeJson(json: string): string {
  return json
    .replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu, (character) =>
      Array.from({ length: character.length }, (_, index) => jsonEscape(character.charCodeAt(index))).join(''),
    )
    .replace(/##(?=[A-Za-z]*\[)/g, `#${jsonEscape(0x23)}`);
}

function jsonEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
