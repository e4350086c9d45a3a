import * as z from 'zod';

/** What the action API says of a title: `action=query&prop=info|pageprops&redirects=1&formatversion=2`. */
export const QueryAnswer = z.object({
  query: z.object({
    /** In any order; `from` the title that is a redirect, `to` the one that it names. */
    redirects: z.array(z.object({ from: z.string().min(1), to: z.string().min(1) })).optional(),
    /** Titles that belong to other wikis. */
    interwiki: z.array(z.object({ title: z.string(), iw: z.string() })).optional(),
    /** Absent where the redirects lead in a circle or to another wiki. */
    pages: z
      .array(
        z.object({
          title: z.string().min(1),
          lastrevid: z.int().nonnegative().optional(),
          missing: z.boolean().optional(),
          invalid: z.boolean().optional(),
          invalidreason: z.string().optional(),
          special: z.boolean().optional(),
          pageprops: z.object({ disambiguation: z.string().optional() }).optional(),
        }),
      )
      .optional(),
  }),
});
export type QueryAnswer = z.infer<typeof QueryAnswer>;

/** An error of the action API, as `errorformat=plaintext` gives it and as it is given without; status 200 either way. */
export const ActionErrors = z.union([
  z
    .object({ errors: z.array(z.object({ code: z.string(), text: z.string().optional() })).min(1) })
    .transform(({ errors }) => errors),
  z
    .object({ error: z.object({ code: z.string(), info: z.string().optional() }) })
    .transform(({ error }) => [{ code: error.code, text: error.info }]),
]);

const Licence = z.object({ url: z.string().nullable(), title: z.string().nullable() });
export type Licence = z.infer<typeof Licence>;

/** `source` of the plain answer, `html` of the one `/with_html`. */
const text = { source: z.string().optional(), html: z.string().optional() };

/** The latest revision of a page: `/w/rest.php/v1/page/{title}` and `…/with_html`. */
export const PageAnswer = z.object({
  title: z.string().min(1),
  latest: z.object({ id: z.int().positive(), timestamp: z.string().nullable() }),
  content_model: z.string(),
  license: Licence,
  ...text,
});

/** A revision: `/w/rest.php/v1/revision/{id}` and `…/with_html`. */
export const RevisionAnswer = z.object({
  id: z.int().positive(),
  timestamp: z.string().nullable(),
  page: z.object({ title: z.string().min(1) }),
  content_model: z.string(),
  license: Licence,
  ...text,
});

/** An error of the REST API. */
export const RestError = z
  .object({ message: z.string().optional(), messageTranslations: z.record(z.string(), z.string()).optional() })
  .transform(({ message, messageTranslations = {} }) => messageTranslations['en'] ?? message ?? null);
