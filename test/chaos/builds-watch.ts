import { setTimeout as pause } from 'node:timers/promises';
import { below, environmentOf, type Process, processes } from '../rig/process-table.ts';

/** Milliseconds between two looks into the process table: an apply takes a second or more. */
const betweenLooks = 60;

/** A build as the process table shows it. */
export interface SeenBuild {
  /** Its process group: the shell, the program, Terraform and the providers. */
  readonly group: number;
  readonly number: number;
  readonly stack: string;
  readonly incident: string;
  readonly task: string;
  /** Terraform's command, while one runs. */
  command?: string;
}

/** One `terraform apply` of one build, as long as its process lived. Milliseconds since 1970. */
export interface SeenApply {
  readonly build: SeenBuild;
  readonly pid: number;
  readonly from: number;
  until: number;
}

/** Looks at the builds from outside, through the process table: it knows nothing that unclick says of itself. */
export class BuildsWatch {
  readonly applies: SeenApply[] = [];
  readonly seen = new Map<number, SeenBuild>();
  #running: ReadonlyMap<number, SeenBuild> = new Map();
  #isOver = false;
  readonly #began: (build: SeenBuild) => void;
  readonly #applies: (apply: SeenApply) => void;

  constructor(began: (build: SeenBuild) => void, applies: (apply: SeenApply) => void) {
    this.#began = began;
    this.#applies = applies;
  }

  get running(): readonly SeenBuild[] {
    return [...this.#running.values()];
  }

  isApplying(apply: SeenApply): boolean {
    return this.applies.includes(apply) && apply.until === Infinity;
  }

  async watch(): Promise<void> {
    while (!this.#isOver) {
      this.#look(below(process.pid, processes()));
      await pause(betweenLooks);
    }
  }

  end(): void {
    this.#isOver = true;
  }

  #look(all: readonly Process[]): void {
    const groups = Map.groupBy(all, ({ group }) => group);
    const running = new Map<number, SeenBuild>();
    for (const [group, members] of groups) {
      const build = this.#buildOf(group, members);
      if (!build) continue;
      running.set(group, build);
      const terraform = members.filter(({ command }) => /\bterraform$/.test(command[0] ?? ''));
      build.command = terraform[0]?.command[1] ?? 'no command';
      for (const { pid, command } of terraform) if (command[1] === 'apply') this.#apply(build, pid);
    }
    this.#running = running;
    const alive = new Set(all.map(({ pid }) => pid));
    for (const apply of this.applies) if (apply.until === Infinity && !alive.has(apply.pid)) apply.until = Date.now();
  }

  #buildOf(group: number, members: readonly Process[]): SeenBuild | undefined {
    const known = this.#running.get(group);
    if (known) return known;
    const program = members.find(({ command }) => command.some((part) => part.endsWith('run-terraform.mjs')));
    if (!program) return undefined;
    const { UNCLICK_STACK, UNCLICK_INCIDENT, UNCLICK_TASK, CODEBUILD_BUILD_NUMBER } = environmentOf(program.pid);
    if (!UNCLICK_STACK || !UNCLICK_INCIDENT || !UNCLICK_TASK) return undefined;
    const number = Number(CODEBUILD_BUILD_NUMBER);
    const build = { group, number, stack: UNCLICK_STACK, incident: UNCLICK_INCIDENT, task: UNCLICK_TASK };
    this.seen.set(number, build);
    this.#began(build);
    return build;
  }

  #apply(build: SeenBuild, pid: number): void {
    if (this.applies.some((apply) => apply.pid === pid && apply.build === build)) return;
    const apply = { build, pid, from: Date.now(), until: Infinity };
    this.applies.push(apply);
    this.#applies(apply);
  }
}
