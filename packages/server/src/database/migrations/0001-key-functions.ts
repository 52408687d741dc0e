import { caseFoldingTable } from '@crosswalk/model';

const FOLDING = caseFoldingTable();
/** The characters that fold, as the inside of a regular expression's brackets: most texts have none, and need no look at the long table. */
const FOLDABLE = Array.from(FOLDING.from).join('');
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * What values are compared by, in SQL: row for row the table of `filter-keys.ts` in the model. Each function gives
 * `null` for what has nothing to compare. A property test holds the two together.
 */
export const KEY_FUNCTIONS = `
create function cw_text(value jsonb) returns text language sql immutable parallel safe as $$
  select case when jsonb_typeof(value) = 'string' then nullif(value #>> '{}', '') end
$$;

create function cw_decimal(value jsonb) returns numeric language sql immutable parallel safe as $$
  select case jsonb_typeof(value)
    when 'number' then (value #>> '{}')::numeric
    when 'string' then case when value #>> '{}' ~ '^-?(0|[1-9][0-9]*)([.][0-9]+)?$' then (value #>> '{}')::numeric end
  end
$$;

create function cw_boolean(value jsonb) returns boolean language sql immutable parallel safe as $$
  select case when jsonb_typeof(value) = 'boolean' then (value #>> '{}')::boolean end
$$;

create function cw_instant(value jsonb) returns text language sql immutable parallel safe as $$
  select case
    when right(cw_text(value), 1) <> 'Z' then cw_text(value)
    when position('.' in cw_text(value)) > 0 then rtrim(rtrim(left(cw_text(value), -1), '0'), '.')
    else left(cw_text(value), -1)
  end
$$;

create function cw_duration(value jsonb) returns numeric language sql immutable parallel safe as $$
  select case when parts[1] is null then 1 else -1 end * (
    coalesce(parts[2]::numeric, 0) * 604800 + coalesce(parts[3]::numeric, 0) * 86400 +
    coalesce(parts[4]::numeric, 0) * 3600 + coalesce(parts[5]::numeric, 0) * 60 + coalesce(parts[6]::numeric, 0))
  from regexp_match(cw_text(value),
    '^(-)?P(?:([0-9]+)W)?(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:[.][0-9]+)?)S)?)?$') as match(parts)
  where parts is not null
$$;

create function cw_address(value jsonb) returns text language sql immutable parallel safe as $$
  select nullif(concat_ws(' ', cw_text(value -> 'street'), cw_text(value -> 'city'), cw_text(value -> 'region'),
    cw_text(value -> 'postalCode'), cw_text(value -> 'country')), '')
$$;

create function cw_presence(value jsonb) returns boolean language sql immutable parallel safe as $$
  select case when value in ('null', '""', '[]', '{}') then null else value is not null or null end
$$;

create function cw_list(value jsonb) returns setof jsonb language sql immutable parallel safe as $$
  select item from jsonb_array_elements(case when jsonb_typeof(value) = 'array' then value else '[]' end) as list(item)
$$;

create function cw_fold(value text) returns text language sql immutable parallel safe as $$
  select case when value collate "C" !~ '[${FOLDABLE}]' then lower(value collate "C")
    else translate(lower(value collate "C"), ${quote(FOLDING.from)}, ${quote(FOLDING.to)}) end
$$;
`;
