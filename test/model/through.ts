import type { Actor } from './actor.ts';
import type { Service } from './fault.ts';

/** A port as one actor reaches it: each method is a call that takes time and may go wrong. Plain values are as they are. */
export function through<Port extends object>(actor: Actor, service: Service, name: string, port: Port): Port {
  return new Proxy(port, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function' || typeof key === 'symbol') return member;
      return (...asked: readonly unknown[]) => {
        const said = asked.filter((one) => typeof one === 'string').join(' ');
        return actor.call(service, `${name}.${key} ${said}`.trim(), () => Reflect.apply(member, target, asked));
      };
    },
  });
}
