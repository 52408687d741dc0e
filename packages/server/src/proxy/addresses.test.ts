import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pinAddresses } from './pinned-address.ts';
import { isPublicAddress } from './public-address.ts';

const INTERNAL = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '0:0:0:0:0:ffff:7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::1',
  '100::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '2002:7f00:1::',
  '2001::1',
  '2001:0:7f00:1::',
  '2001:db8::1',
  '2001:10::1',
  '2001:20::1',
  '3fff::1',
  '5f00::1',
  '4000::1',
  '',
  'localhost',
  '127.1',
  '0x7f.1',
  '2130706433',
  '017700000001',
  '127.0.0.1.',
  '[::1]',
  '1.2.3.4.5',
  '::ffff:127.0.0.1%1',
];

describe('addresses', () => {
  it('[NET-1] nothing but the public internet is public, in any spelling', () => {
    for (const address of INTERNAL) assert.equal(isPublicAddress(address), false, address);
    for (const address of [
      '1.1.1.1',
      '8.8.8.8',
      '99.255.255.255',
      '100.128.0.1',
      '172.32.0.1',
      '192.0.3.1',
      '2606:4700::1111',
      '2a00:1450::1',
    ])
      assert.equal(isPublicAddress(address), true, address);
  });

  it('[NET-1] no spelling of an internal IPv4 address in a URL is public', async () => {
    const octets = fc.constantFrom<number[][]>(
      [127, 0, 0, 1],
      [10, 1, 2, 3],
      [169, 254, 169, 254],
      [192, 168, 0, 1],
      [172, 20, 1, 1],
    );
    const spell = ([a, b, c, d]: number[], style: number): string => {
      const value = ((a! * 256 + b!) * 256 + c!) * 256 + d!;
      const hex = (part: number) => part.toString(16).padStart(2, '0');
      const spellings = [
        `${a}.${b}.${c}.${d}`,
        `${a}.${b}.${c}.${d}.`,
        String(value),
        `0x${value.toString(16)}`,
        `0${value.toString(8)}`,
        `0x${hex(a!)}.0x${hex(b!)}.0${c!.toString(8)}.${d}`,
        `${a}.${(b! << 16) + (c! << 8) + d!}`,
        `${a}.${b}.${(c! << 8) + d!}`,
        `[::ffff:${a}.${b}.${c}.${d}]`,
        `[::${hex(a!)}${hex(b!)}:${hex(c!)}${hex(d!)}]`,
        `[64:ff9b::${a}.${b}.${c}.${d}]`,
        `[2002:${hex(a!)}${hex(b!)}:${hex(c!)}${hex(d!)}::]`,
        `①②⑦.⓪.⓪.①`,
        `%31%32%37.0.0.1`,
      ];
      return spellings[style % spellings.length]!;
    };
    await fc.assert(
      fc.asyncProperty(octets, fc.nat(13), async (address, style) => {
        const url = new URL(`https://${spell(address, style)}/`);
        // A name whose resolver hands its own text back, as some do for addresses.
        const resolver = () => Promise.resolve([{ address: url.hostname.replace(/\.$/, ''), family: 4 }]);
        await assert.rejects(pinAddresses(url, resolver, false), { code: 'permission_denied' });
      }),
    );
  });

  it('[NET-2] one internal answer among public ones refuses them all', async () => {
    const answers =
      (...addresses: string[]) =>
      () =>
        Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
    const url = new URL('https://api.partner.test/');
    for (const internal of ['10.0.0.1', '::1', 'fd00::1', '::ffff:10.0.0.1'])
      for (const order of [
        ['8.8.8.8', internal],
        [internal, '8.8.8.8'],
        ['2606:4700::1111', '1.1.1.1', internal],
      ])
        await assert.rejects(pinAddresses(url, answers(...order), false), (error: Error) => {
          assert.ok(!error.message.includes(internal), 'the network is not described to a plugin');
          return Object(error).code === 'permission_denied';
        });
    await assert.rejects(pinAddresses(url, answers(), false), { code: 'offline' });
    await assert.rejects(
      pinAddresses(url, () => Promise.reject(new Error('NXDOMAIN')), false),
      { code: 'offline' },
    );
  });

  it('[NET-2] a connection gets the addresses that were checked, whatever the name says by then', async () => {
    let asked = 0;
    const rebinding = () => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? '8.8.8.8' : '127.0.0.1', family: 4 }]);
    };
    const lookup = await pinAddresses(new URL('https://rebind.test/'), rebinding, false);
    for (const all of [true, false])
      await new Promise<void>((resolve) =>
        lookup('rebind.test', { all }, (_error, found) => {
          assert.deepEqual(found, all ? [{ address: '8.8.8.8', family: 4 }] : '8.8.8.8');
          resolve();
        }),
      );
    assert.equal(asked, 1);
  });
});
