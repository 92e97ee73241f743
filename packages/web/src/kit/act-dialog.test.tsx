import { RefusedError } from '@weisu/core';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderForTest } from '../shell/render-for-test.tsx';
import { ActDialog } from './act-dialog.tsx';

afterEach(cleanup);

type Send = (form: FormData, key: string) => Promise<boolean>;

const open = (send: Send, close = vi.fn<() => void>()) =>
  renderForTest(
    <ActDialog title="派单" submit="派往某单位" send={send} close={close}>
      <textarea name="reason" aria-label="理由" />
    </ActDialog>,
  );
const submit = (): void => {
  fireEvent.submit(screen.getByRole('dialog').querySelector('form') as HTMLFormElement);
};

it('sends one act however often it is clicked, and closes', async () => {
  let answer = (_done: boolean): void => undefined;
  const send = vi.fn<Send>(() => new Promise<boolean>((resolve) => (answer = resolve)));
  const close = vi.fn<() => void>();
  await open(send, close);
  submit();
  submit();
  await waitFor(() =>
    expect((screen.getByRole('button', { name: '正在提交…' }) as HTMLButtonElement).disabled).toBe(true),
  );
  submit();
  expect(send).toHaveBeenCalledTimes(1);
  answer(true);
  await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
});

it('keeps what was written and the same key when the server refuses', async () => {
  const keys: string[] = [];
  const send = vi.fn<Send>((_form, key) => {
    keys.push(key);
    return Promise.reject(
      new RefusedError({ code: 'conflict', detail: '已由他人派单 / dispatched by another' }),
    );
  });
  const close = vi.fn<() => void>();
  await open(send, close);
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '与区总核对过' } });
  submit();
  expect((await screen.findByRole('alert')).textContent).toContain('已由他人派单');
  expect((screen.getByLabelText('理由') as HTMLTextAreaElement).value).toBe('与区总核对过');
  expect(close).not.toHaveBeenCalled();
  submit();
  await waitFor(() => expect(send).toHaveBeenCalledTimes(2));
  expect(keys[0]).toBe(keys[1]);
  expect(keys[0]?.length).toBeGreaterThanOrEqual(8);
});

it('offers to sign in elsewhere when the session has ended, so that nothing written is lost', async () => {
  await open(() => Promise.reject(new RefusedError({ code: 'not-signed-in', detail: '' })));
  submit();
  const link = await screen.findByRole('link', { name: '在新标签页登录' });
  expect(link.getAttribute('target')).toBe('_blank');
});
