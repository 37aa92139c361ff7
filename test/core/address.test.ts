import { describe, expect, it } from 'vitest';
import { covers, moduleOf, parseAddress, typeOf, withoutIndex, withoutKeys } from '../../functions/core/address.ts';

describe('an address', () => {
  const cases = [
    { address: 'aws_vpc.main', bare: 'aws_vpc.main', keyless: 'aws_vpc.main', module: '', type: 'aws_vpc' },
    { address: 'aws_vpc.main[0]', bare: 'aws_vpc.main', keyless: 'aws_vpc.main', module: '', type: 'aws_vpc' },
    {
      address: 'module.net["a.b]"].module.in[1].aws_vpc.main["x\\"y"]',
      bare: 'module.net["a.b]"].module.in[1].aws_vpc.main',
      keyless: 'module.net.module.in.aws_vpc.main',
      module: 'module.net["a.b]"].module.in[1]',
      type: 'aws_vpc',
    },
    {
      address: 'module.net.data.aws_ami.data',
      bare: 'module.net.data.aws_ami.data',
      keyless: 'module.net.data.aws_ami.data',
      module: 'module.net',
      type: 'aws_ami',
    },
    {
      address: 'aws_vpc_data.data',
      bare: 'aws_vpc_data.data',
      keyless: 'aws_vpc_data.data',
      module: '',
      type: 'aws_vpc_data',
    },
    { address: 'module.net["a"]', bare: 'module.net', keyless: 'module.net', module: 'module.net["a"]' },
  ];

  it.each(cases)('$address is taken apart', ({ address, bare, keyless, module, type }) => {
    expect(withoutIndex(address)).toBe(bare);
    expect(withoutKeys(address)).toBe(keyless);
    expect(moduleOf(address)).toBe(module);
    expect(typeOf(address)).toBe(type);
  });

  it.each(['', 'aws_vpc', 'aws_vpc.main.', 'aws_vpc.main[', 'aws_vpc.main[x]', '.aws_vpc.main', 'a b'])(
    '%j is none',
    (text) => {
      expect(parseAddress(text)).toBeUndefined();
      expect([withoutIndex(text), withoutKeys(text), moduleOf(text), typeOf(text)]).toEqual([
        text,
        text,
        '',
        undefined,
      ]);
    },
  );
});

describe('-target', () => {
  it.each([
    ['aws_vpc.main', 'aws_vpc.main', true],
    ['aws_vpc.main', 'aws_vpc.main[0]', true],
    ['aws_vpc.main[0]', 'aws_vpc.main[0]', true],
    ['aws_vpc.main[0]', 'aws_vpc.main[1]', false],
    ['aws_vpc.main[0]', 'aws_vpc.main', false],
    ['aws_vpc.main', 'aws_vpc.mainly', false],
    ['module.net', 'module.net["a"].aws_vpc.main', true],
    ['module.net["a"]', 'module.net["a"].module.in.aws_vpc.main[0]', true],
    ['module.net["a"]', 'module.net["b"].aws_vpc.main', false],
    ['module.net.aws_vpc.main', 'module.net', false],
    ['aws_vpc.main', 'module.net.aws_vpc.main', false],
    ['no address', 'no address', true],
    ['no address', 'aws_vpc.main', false],
    ['aws_vpc.main', 'no address', false],
  ])('%s reaches %s: %s', (outer, address, reached) => {
    expect(covers(outer, address)).toBe(reached);
  });
});
