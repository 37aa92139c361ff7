import type { Json } from '../../functions/core/json.ts';
import type { AdoptedChild, Scratch } from '../../functions/ports/terraform.ts';
import { aChange, planJson } from '../core/guard/plan-builder.ts';
import type { Place, PlannedChange } from './place.ts';

/** Runs one command of Terraform, which takes its seconds. */
type Command = <Value>(name: string, seconds: number, work: () => Value) => Promise<Value>;

/** A scratch directory over the model's reality: grants are imported and destroyed there. It has a state of its own, and no lock. */
export class ModelScratch implements Scratch {
  readonly #place: Place;
  readonly #command: Command;
  #adopted: readonly AdoptedChild[] = [];

  constructor(place: Place, command: Command) {
    this.#place = place;
    this.#command = command;
  }

  async adopt(children: readonly AdoptedChild[]): Promise<readonly AdoptedChild[]> {
    return await this.#command('import', 4, () => {
      this.#adopted = children.filter((child) => this.#isThere(child));
      return this.#adopted;
    });
  }

  async plan(): Promise<Json> {
    return await this.#command('plan', 3, () => {
      const changes = this.#adopted.map((child) => {
        const [key = '', grant = ''] = child.importId.split(':');
        const before = { id: child.importId, key_id: key, grant_id: grant };
        return aChange({ address: `${child.type}.${child.name}`, actions: ['delete'], before, after: null });
      });
      this.#place.files.write(this.planFile(), JSON.stringify(changes));
      return planJson({ changes });
    });
  }

  planFile(): string {
    return `${this.#place.actor.name}/scratch.tfplan`;
  }

  async apply(): Promise<void> {
    const { listener, reality } = this.#place;
    const changes = this.#adopted.map(destruction);
    const number = listener.begins(changes);
    try {
      await this.#command('apply', 4, () => {
        listener.changed(number);
        for (const { thing, was } of changes) reality.key(thing).grants.delete(was);
      });
    } finally {
      listener.ends(number);
    }
  }

  async close(): Promise<void> {}

  #isThere(child: AdoptedChild): boolean {
    const { thing, was } = destruction(child);
    return this.#place.reality.key(thing).grants.has(was);
  }
}

function destruction({ type, name, importId }: AdoptedChild): PlannedChange {
  const [thing = '', grant] = importId.split(':');
  const shown = { address: `${type}.${name}`, attribute: '*', became: 'null' };
  return { address: `aws_kms_key.${thing}`, thing, what: 'grant', was: Number(grant), to: 0, held: 0, shown };
}
