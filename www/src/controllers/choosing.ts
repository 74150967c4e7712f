import { readFile } from '../incoming/file.js';
import { CdSchemas } from '../schemas/schemas.js';
import type { Checking } from './checking.js';
import type { Shell } from './shell.js';

/** Shows the schemas of the user's own, by which the text is checked too. */
export function openSchemas(shell: Shell, checking: Checking): Promise<void> {
  const known = document.querySelector('cd-schemas');
  const dialog = known instanceof CdSchemas ? known : new CdSchemas();
  if (known === null) document.body.append(dialog);
  return dialog.show({
    current: () => checking.schemas,
    suggested: unknownType(checking, shell.picked),
    use: (schemas) => checking.useSchemas(schemas),
    read: readFile,
    say: (words) => checking.announce(words),
  });
}

/** The type of an event that no vocabulary knows, which a schema is most likely for. */
function unknownType({ json, report, isCurrent }: Checking, picked: number): string {
  const event = isCurrent ? report?.events[picked] : undefined;
  if (event?.custom === true) return event.type ?? '';
  if (event != null && event.vocabulary !== null) return '';
  const type = json.at(['context', 'type'])?.value ?? json.at(['type'])?.value;
  return typeof type === 'string' ? type : '';
}
