import { renderToString } from 'preact-render-to-string';
import { surroundings } from './layout-words.ts';
import { ReportBody } from './report-body.tsx';
import { sourceSentences } from './sources.ts';
import type { Office, ReportCity, ReportDocument } from './schema.ts';

/** A report as one HTML file that needs nothing beside it; its figures link to the city's pages under `origin`. */
export function reportPageFile(
  { document, office }: { document: ReportDocument; office: Office },
  city: ReportCity,
  origin: string,
): string {
  const words = surroundings(document, office, city);
  const html = renderToString(
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{document.title}</title>
        <style>{styles}</style>
      </head>
      <body>
        <header>
          {words.remark === '' ? null : <p class="remark">{words.remark}</p>}
          <div class="mast">
            <div>
              <p class="strong">{words.authority}</p>
              <p>{words.number}</p>
            </div>
            <div>
              <p class="strong">{words.nation}</p>
              <p class="strong">{words.motto}</p>
              <p class="day">{words.placeAndDay}</p>
            </div>
          </div>
          <h1>
            {words.kind}
            <br />
            {words.subject}
          </h1>
        </header>
        <main>
          <ReportBody document={document} origin={origin} />
        </main>
        <footer class="mast">
          <div class="to">
            <p class="strong day">Nơi nhận:</p>
            {words.recipients.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <div>
            {words.signing.map((line) => (
              <p key={line} class="strong">
                {line}
              </p>
            ))}
            <p class="strong name">{words.signer}</p>
          </div>
        </footer>
        {sourceSentences(document).map((line) => (
          <p key={line} class="source">
            {line}
          </p>
        ))}
        <p class="source">
          {words.asOf} Số gạch chân liền được đo từ hồ sơ; số gạch chân chấm do cơ quan báo cáo.
        </p>
      </body>
    </html>,
  );
  return `<!doctype html>\n${html}\n`;
}

const styles = `
body { font: 14pt/1.4 'Times New Roman', Tinos, serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #16201c; }
p { margin: 0.4em 0; } main p { text-align: justify; text-indent: 1.25cm; }
.mast { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; text-align: center; }
.mast .to { text-align: left; font-size: 11pt; } .strong { font-weight: bold; } .day { font-style: italic; }
.name { margin-top: 5rem; } .remark, .source { font-size: 11pt; font-style: italic; }
h1 { font-size: 14pt; text-align: center; } h2 { font-size: 14pt; text-align: center; margin-top: 1.5em; }
h3, h4, h5 { font-size: 14pt; margin: 0.8em 0 0.3em; } h5 { font-style: italic; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; margin: 0.8em 0; } caption { font-style: italic; padding: 0.3em; }
.report-table th, .report-table td { border: 1px solid #667; padding: 0.2em 0.5em; vertical-align: top; }
.report-number, .bars-value { text-align: right; } .bars th { text-align: left; font-weight: normal; } .bars-bar { width: 60%; }
.bars svg { width: 100%; height: 0.8em; } .bar { fill: #1d6b57; }
.figure { color: inherit; text-decoration: underline solid #1d6b57; text-underline-offset: 0.15em; } .figure-reported { text-decoration-style: dotted; }
.report-notes { font-size: 11pt; border-top: 1px solid #667; margin-top: 2em; } .table-frame { overflow-x: auto; }
@media print { .figure { text-decoration: none; } .report-annex { break-before: page; } }
`;
