/**
 * The one place that configures zod. `jitless` keeps zod from probing `new Function`,
 * which a strict Content-Security-Policy would report on the CRM's page.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
