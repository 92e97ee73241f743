import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOutwardUrl, hostOf, portOf } from './check-address.ts';
import { createAllowance, isPublicAddress } from './public-address.ts';

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '114.114.114.114', '2400:3200::1', '203.119.1.1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '239.255.255.250',
    '255.255.255.255',
    '240.0.0.1',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:0:1::1',
    '2001:db8::1',
    'example.com',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('knows no IPv4 address as public that wears IPv6', () => {
    fc.assert(
      fc.property(
        fc.ipV4(),
        (address) => !isPublicAddress(`::ffff:${address}`) && !isPublicAddress(`::${address}`),
      ),
    );
  });
});

describe('parseOutwardUrl', () => {
  it.each([
    'http://0x7f000001/',
    'http://2130706433/',
    'http://017700000001/',
    'http://127.1/',
    'http://0177.0.0.1/',
    'http://１２７.０.０.１/',
    'http://127。0。0。1/',
    'http://127.0.0.1./',
    'http://127%2e0%2e0%2e1/',
  ])('reads %s as the number that it is', (written) => {
    expect(hostOf(parseOutwardUrl(written))).toBe('127.0.0.1');
  });

  it.each([
    'file:///etc/passwd',
    'gopher://example.com/',
    'javascript:alert(1)',
    'http://user:secret@example.com/',
    'http://example.com:6379/',
    'http://example.com:25/',
    'http://',
    'not an address',
    `http://example.com/${'a'.repeat(3_000)}`,
  ])('refuses %s', (written) => {
    expect(() => parseOutwardUrl(written)).toThrow(expect.objectContaining({ code: 'bad-address' }));
  });

  it('knows the port that a scheme means', () => {
    expect([
      portOf(new URL('http://a/')),
      portOf(new URL('https://a/')),
      portOf(new URL('http://a:81/')),
    ]).toEqual([80, 443, 81]);
  });
});

describe('createAllowance', () => {
  const allowance = createAllowance([
    'feeds.intra',
    'mail.intra:1993',
    '10.2.0.0/16',
    '192.168.7.7:8080',
    '[::1]:9000',
  ]);
  it('lets through what is named, on the port that is named', () => {
    expect(allowance.host('FEEDS.intra', 80)).toBe(true);
    expect(allowance.host('mail.intra', 1993)).toBe(true);
    expect(allowance.host('mail.intra', 80)).toBe(false);
    expect(allowance.address('10.2.3.4', 443)).toBe(true);
    expect(allowance.address('10.3.3.4', 443)).toBe(false);
    expect(allowance.address('192.168.7.7', 8080)).toBe(true);
    expect(allowance.address('192.168.7.7', 80)).toBe(false);
    expect(allowance.address('::1', 9000)).toBe(true);
    expect(allowance.address('::ffff:10.2.3.4', 443)).toBe(false);
  });
});
