import type { AnsweredRequest } from './request-trace.ts';

/** A value at the moment it is asked for. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly type?: 'gauge' | 'counter';
  readonly samples: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
}

/** Bounds in seconds, as OpenTelemetry advises for `http.server.request.duration`. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

interface Series {
  readonly labels: string;
  readonly buckets: number[];
  count: number;
  sum: number;
}

/** Counts answered requests, and writes all figures as text that Prometheus reads, under the names of OpenTelemetry. */
export class Metrics {
  readonly #series = new Map<string, Series>();
  #active = 0;

  begin(): void {
    this.#active += 1;
  }

  end({ method, route, status, seconds, code }: AnsweredRequest): void {
    this.#active -= 1;
    const key = `${method} ${route} ${status} ${code ?? ''}`;
    const series = this.#series.get(key) ?? this.#newSeries(key, { method, route, status, code });
    series.count += 1;
    series.sum += seconds;
    const bucket = BOUNDS.findIndex((bound) => seconds <= bound);
    if (bucket >= 0) series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1;
  }

  /** Everything as text; `gauges` are those figures that are known only now. */
  render(gauges: readonly Gauge[]): string {
    const active = {
      name: 'http_server_active_requests',
      help: 'Requests being answered now.',
      samples: [{ value: this.#active }],
    };
    const process = processGauges();
    return [...this.#histogram(), ...[active, ...process, ...gauges].flatMap(renderGauge)].join('\n') + '\n';
  }

  #newSeries(
    key: string,
    {
      method,
      route,
      status,
      code,
    }: Pick<AnsweredRequest, 'method' | 'route' | 'status'> & { code: string | undefined },
  ): Series {
    const labels = {
      http_request_method: method,
      http_route: route,
      http_response_status_code: String(status),
      ...(code !== undefined && { error_type: code }),
    };
    const series = { labels: renderLabels(labels), buckets: BOUNDS.map(() => 0), count: 0, sum: 0 };
    this.#series.set(key, series);
    return series;
  }

  #histogram(): string[] {
    const name = 'http_server_request_duration_seconds';
    const lines = [`# HELP ${name} Duration of HTTP server requests.`, `# TYPE ${name} histogram`];
    for (const { labels, buckets, count, sum } of this.#series.values()) {
      let below = 0;
      for (const [index, bound] of BOUNDS.entries()) {
        below += buckets[index] ?? 0;
        lines.push(`${name}_bucket{${labels},le="${bound}"} ${below}`);
      }
      lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`, `${name}_sum{${labels}} ${sum}`);
      lines.push(`${name}_count{${labels}} ${count}`);
    }
    return lines;
  }
}

function processGauges(): Gauge[] {
  const { user, system } = process.cpuUsage();
  return [
    {
      name: 'process_cpu_time_seconds_total',
      help: 'Processor time used.',
      type: 'counter',
      samples: [
        { labels: { cpu_mode: 'user' }, value: user / 1e6 },
        { labels: { cpu_mode: 'system' }, value: system / 1e6 },
      ],
    },
    {
      name: 'process_memory_usage_bytes',
      help: 'Memory in use.',
      samples: [{ value: process.memoryUsage.rss() }],
    },
    { name: 'process_uptime_seconds', help: 'Time since the start.', samples: [{ value: process.uptime() }] },
  ];
}

function renderGauge({ name, help, type = 'gauge', samples }: Gauge): string[] {
  const lines = samples.map(({ labels, value }) => `${name}${labels ? `{${renderLabels(labels)}}` : ''} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}

function renderLabels(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${value.replaceAll(/[\\"\n]/g, (found) => (found === '\n' ? '\\n' : `\\${found}`))}"`,
    )
    .join(',');
}
