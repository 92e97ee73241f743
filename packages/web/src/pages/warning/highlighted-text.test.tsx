import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderForTest } from '../../shell/render-for-test.tsx';
import { HighlightedText } from './highlighted-text.tsx';

afterEach(cleanup);

it('marks by role and never takes the text for markup', async () => {
  const text = '<img src=x onerror=alert(1)>某公司拖欠工资';
  const start = text.indexOf('拖欠');
  const { container } = await renderForTest(
    <HighlightedText text={text} spans={[{ start, end: start + 4, role: 'trigger' }]} />,
  );
  expect(container.querySelector('img')).toBeNull();
  expect(container.querySelector('blockquote')?.textContent).toBe(text);
  expect(container.querySelector('mark')?.textContent).toBe('拖欠工资');
  expect(container.querySelector('mark')?.className).toBe('mark-trigger');
});

it('begins a long text at what matters and shows the whole on asking', async () => {
  const text = `${'无关。'.repeat(200)}某公司拖欠工资${'无关。'.repeat(200)}`;
  const start = text.indexOf('拖欠');
  const { container } = await renderForTest(
    <HighlightedText text={text} spans={[{ start, end: start + 4, role: 'trigger' }]} />,
  );
  expect(container.querySelector('blockquote')?.textContent?.length).toBeLessThan(200);
  fireEvent.click(screen.getByRole('button', { name: '看全文' }));
  expect(container.querySelector('blockquote')?.textContent).toBe(text);
  expect(container.querySelector('mark')?.textContent).toBe('拖欠工资');
});
