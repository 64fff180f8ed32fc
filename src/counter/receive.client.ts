import { enhanceForm } from './desk/form.ts';
import { enhanceScans } from './desk/scans.ts';
import { enhancePapers } from './desk/papers.ts';
import { enhanceDone, enhanceStart } from './desk/keys.ts';

const start = document.querySelector<HTMLElement>('[data-receive-start]');
if (start !== null) enhanceStart(start);

const form = document.querySelector<HTMLElement>('[data-receive-form]')?.closest('form');
if (form !== null && form !== undefined) {
  enhanceForm(form);
  enhanceScans(form);
  const papers = form.querySelector<HTMLElement>('[data-papers]');
  if (papers !== null) enhancePapers(papers);
}

enhanceDone();
