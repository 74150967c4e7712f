// The schemas of `schemaFor` as the published types of Standard Schema, Hono's validator and tRPC have them.
import { sValidator } from '@hono/standard-validator';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { initTRPC } from '@trpc/server';
import { type AnyEvent, type Events, handler, type SchemaIssue, schemaFor } from 'cdevents-wasm';
import { Hono } from 'hono';

const TYPE = 'dev.cdevents.pipelinerun.finished.0.3.0';
type Finished = Events[typeof TYPE];

/** Equal, not only assignable. */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const same = <Is extends true>(): Is => true as Is;

const finished = schemaFor(TYPE);
const any = schemaFor();
const later = schemaFor(String(TYPE), { strict: true });
export const schemas: StandardSchemaV1[] = [finished, any, later];
export const exact: StandardSchemaV1<Finished> = finished;
same<Same<StandardSchemaV1.InferInput<typeof finished>, Finished>>();
same<Same<StandardSchemaV1.InferOutput<typeof finished>, Finished>>();
same<Same<StandardSchemaV1.InferOutput<typeof any>, AnyEvent>>();
same<Same<StandardSchemaV1.InferOutput<typeof later>, AnyEvent>>();

const result = finished['~standard'].validate({});
if (result.issues === undefined) same<Same<typeof result.value, Finished>>();
else {
  const issues: readonly SchemaIssue[] = result.issues;
  const standard: readonly StandardSchemaV1.Issue[] = issues;
  for (const { code, path } of issues) console.log(code, path.join('.'), standard.length);
}

export const app = new Hono()
  .post('/finished', sValidator('json', finished), (context) => {
    const outcome: 'success' | 'failure' | 'error' | 'cancel' | undefined =
      context.req.valid('json').subject.content.outcome;
    return context.text(outcome ?? 'unknown');
  })
  .all('/events', (context) => handler()(context.req.raw));

const { procedure, router } = initTRPC.create();
export const routes = router({
  finished: procedure.input(finished).mutation(({ input }) => {
    same<Same<typeof input, Finished>>();
    // @ts-expect-error a pipeline run has no such member
    return input.subject.content.url;
  }),
});

// @ts-expect-error options are those of `validate`
schemaFor(TYPE, { onEvent() {} });
