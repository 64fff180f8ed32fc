import type { ComponentChildren } from 'preact';
import { figureLink, isReported } from './figure-link.ts';
import type { DocumentBlock, DocumentSection, ReportDocument, Run } from './schema.ts';

/** The text of a report, every figure a link to its page. `origin` goes before the links of a file that is sent away. */
export function ReportBody({
  document,
  origin = '',
  beside,
}: {
  document: ReportDocument;
  origin?: string;
  /** Beside the heading of a section: who writes it, how it stands. */
  beside?: (section: DocumentSection) => ComponentChildren;
}) {
  return (
    <article class="report" lang="vi">
      {document.sections.map((section) => (
        <section key={section.code} id={section.code} class={section.isAnnex ? 'report-annex' : undefined}>
          <Heading section={section} />
          {beside?.(section)}
          {section.blocks.map((block, index) => (
            <BlockView key={index} block={block} document={document} origin={origin} />
          ))}
        </section>
      ))}
      {document.footnotes.length === 0 ? null : (
        <section class="report-notes" aria-label="Chú thích">
          <ol>
            {document.footnotes.map(({ number, runs }) => (
              <li key={number} id={`note-${number}`}>
                <Runs runs={runs} document={document} origin={origin} />{' '}
                <a href={`#note-ref-${number}`} aria-label={`Trở lại chỗ chú thích ${number}`}>
                  ↩
                </a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

/** `II. CÔNG TÁC …`, `a) …`; parts and annexes over two lines. */
export function headingWords({ number, heading, level, isAnnex }: DocumentSection): readonly string[] {
  if (isAnnex || level === 1) return [isAnnex ? number.toUpperCase() : number, heading];
  return [`${number}${level === 4 ? ')' : '.'} ${heading}`];
}

function Heading({ section }: { section: DocumentSection }) {
  if (section.isPlain) return null;
  const lines = headingWords(section);
  const words = lines.map((line, index) => (
    <>
      {index === 0 ? null : <br />}
      {line}
    </>
  ));
  switch (section.level) {
    case 1:
      return <h2 class="report-part">{words}</h2>;
    case 2:
      return <h3 class="report-chapter">{words}</h3>;
    case 3:
      return <h4 class="report-section">{words}</h4>;
    case 4:
      return <h5 class="report-point">{words}</h5>;
  }
}

type Inside = { document: ReportDocument; origin: string };

function BlockView({ block, document, origin }: Inside & { block: DocumentBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} document={document} origin={origin} />
        </p>
      );
    case 'table':
      return (
        <div class="table-frame" tabIndex={0} role="region" aria-label={block.caption}>
          <table class="report-table">
            <caption>{block.caption}</caption>
            <thead>
              <tr>
                {block.heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column} class={block.numeric[column] === true ? 'report-number' : undefined}>
                      <Runs runs={cell} document={document} origin={origin} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'chart':
      return <Chart block={block} document={document} origin={origin} />;
  }
}

function Chart({ block, document, origin }: Inside & { block: Extract<DocumentBlock, { kind: 'chart' }> }) {
  const most = Math.max(1, ...block.bars.map(({ value }) => value));
  return (
    <table class="bars">
      <caption>{block.caption}</caption>
      <tbody>
        {block.bars.map(({ label, value, run }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="bars-bar" aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                <rect class="bar bar-plain" width={((value / most) * 100).toFixed(2)} height="10" rx="0.6" />
              </svg>
            </td>
            <td class="bars-value">
              <Runs runs={[run]} document={document} origin={origin} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Runs({ runs, document, origin }: Inside & { runs: readonly Run[] }) {
  return (
    <>
      {runs.map((run, index) => {
        if (run.kind === 'text') return run.text;
        if (run.kind === 'footnote')
          return (
            <sup key={index}>
              <a
                id={`note-ref-${run.number}`}
                href={`#note-${run.number}`}
                aria-label={`Chú thích ${run.number}`}
              >
                {run.number}
              </a>
            </sup>
          );
        const figure = document.figures[run.number - 1];
        const isGiven = isReported(document, run.number);
        const from = isGiven
          ? `Số do ${figure?.reportedBy.join(', ') ?? ''} báo cáo`
          : 'Số đo từ hồ sơ, sổ sách';
        return (
          <a
            key={index}
            class={isGiven ? 'figure figure-reported' : 'figure'}
            href={`${origin}${figureLink(document, run.number)}`}
            title={`${figure?.title.vi ?? ''}. ${from}.`}
          >
            {run.text}
          </a>
        );
      })}
    </>
  );
}
