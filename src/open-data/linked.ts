import type { Dataset } from './datasets.ts';
import type { FoundRecord } from './procedure-records.ts';

/** Who publishes: the city, under its own address. */
export type Publisher = { readonly name: string; readonly origin: string };

/** The catalogue of datasets by DCAT 3, for portals that harvest it. */
export function dcatCatalog(
  datasets: readonly Dataset[],
  { name, origin }: Publisher,
  today: Temporal.PlainDate,
) {
  const publisher = { '@type': 'foaf:Agent', 'foaf:name': name };
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${origin}/open-data`,
    '@type': 'dcat:Catalog',
    'dct:title': [
      { '@value': `Dữ liệu mở ${name}`, '@language': 'vi' },
      { '@value': `Open data of ${name}`, '@language': 'en' },
    ],
    'dct:publisher': publisher,
    'dcat:dataset': datasets.map(({ id, title, description, files }) => ({
      '@id': `${origin}/open-data#${id}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': id,
      'dct:title': inBoth(title),
      'dct:description': inBoth(description),
      'dct:publisher': publisher,
      'dct:modified': { '@value': today.toString(), '@type': 'xsd:date' },
      'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/DAILY' },
      'dcat:distribution': files.map((file) => ({
        '@type': 'dcat:Distribution',
        'dcat:downloadURL': { '@id': `${origin}/open-data/${file.name}` },
        'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${file.mediaType}` },
      })),
    })),
  };
}

/** The procedures in force as public services by CPSV-AP 3. */
export function publicServices(records: readonly FoundRecord[], { name, origin }: Publisher) {
  return {
    '@context': {
      cpsv: 'http://purl.org/vocab/cpsv#',
      cv: 'http://data.europa.eu/m8g/',
      dct: 'http://purl.org/dc/terms/',
      schema: 'https://schema.org/',
    },
    '@graph': records.map(({ code, content }) => ({
      '@id': `${origin}/procedures/${encodeURIComponent(code)}`,
      '@type': 'cpsv:PublicService',
      'dct:identifier': code,
      'dct:title': { '@value': content.name, '@language': 'vi' },
      'dct:description': { '@value': content.sequence.join('\n') || content.name, '@language': 'vi' },
      'cv:hasCompetentAuthority': {
        '@type': 'cv:PublicOrganisation',
        'dct:title': content.decidingAgency || name,
      },
      'cv:thematicArea': content.field,
      'cv:isGroupedBy': content.lifeEvents.map((event) => ({ '@type': 'cv:LifeEvent', 'dct:title': event })),
      'cpsv:hasInput': content.papers.map((paper) => ({ '@type': 'cv:Evidence', 'dct:title': paper.name })),
      'cpsv:produces': content.results.map((result) => ({ '@type': 'cv:Output', 'dct:title': result })),
      'cv:hasLegalResource': content.legalBasis.map((basis) => ({ 'dct:title': basis })),
      'cv:hasChannel': content.channels.map(({ channel, term }) => ({
        '@type': 'cv:Channel',
        'dct:type': channel,
        ...(term === null ? {} : { 'cv:processingTime': processingTime(term) }),
      })),
      'cv:hasCost': content.channels.flatMap(({ channel, fee }) =>
        fee === null
          ? []
          : [{ '@type': 'cv:Cost', 'cv:value': fee, 'cv:currency': 'VND', 'dct:description': channel }],
      ),
    })),
  };
}

/** A legal term as an ISO 8601 duration; working days and hours are said so, since the standard has no word for them. */
function processingTime(term: string): { '@value': string; 'schema:description': string } {
  const [, count = '0', unit = ''] = /^(\d+)(wd|wh|d|mo)$/.exec(term) ?? [];
  const durations: Record<string, [string, string]> = {
    wd: [`P${count}D`, 'ngày làm việc'],
    wh: [`PT${count}H`, 'giờ làm việc'],
    d: [`P${count}D`, 'ngày'],
    mo: [`P${count}M`, 'tháng'],
  };
  const [value, words] = durations[unit] ?? ['P0D', ''];
  return { '@value': value, 'schema:description': `${count} ${words}` };
}

function inBoth({ vi, en }: { readonly vi: string; readonly en: string }) {
  return [
    { '@value': vi, '@language': 'vi' },
    { '@value': en, '@language': 'en' },
  ];
}
