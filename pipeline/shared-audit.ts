import type { Db } from './publish/database.ts';
import { makeShare, type ShareEnd } from './shared-items.ts';
import { type AuditToWrite, articleAuditor, auditToWrite } from './stages/audit.ts';

/** The thread's side where it audits a share of the articles, of which it knows the database alone. */
export function auditShare(db: Db, end: ShareEnd): void {
  const { count, auditOf } = articleAuditor(db);
  makeShare<AuditToWrite>(count, end, (index) => auditToWrite(auditOf(index)));
}
