type End = () => void | Promise<void>;

/** Everything that was started, ended in reverse order, once, however often it is asked. */
export class Shutdown {
  readonly #ends: { readonly name: string; readonly end: End }[] = [];
  #ending: Promise<readonly string[]> | undefined;

  /** Something that was started after the end began is ended at once. */
  async add(name: string, end: End): Promise<void> {
    if (this.#ending) await end();
    else this.#ends.push({ name, end });
  }

  get begun(): boolean {
    return this.#ending !== undefined;
  }

  /** @returns what could not be ended, and why; nothing is left out because something before it failed. */
  run(): Promise<readonly string[]> {
    this.#ending ??= this.#endAll();
    return this.#ending;
  }

  async #endAll(): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const { name, end } of this.#ends.reverse()) {
      try {
        await end();
      } catch (error) {
        faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    return faults;
  }
}
