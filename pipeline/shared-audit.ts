import type { Db } from './publish/database.ts';
import { makeShare, type ShareEnd } from './shared-items.ts';
import { type AuditToWrite, articleAuditor, auditToWrite } from './stages/audit.ts';
import type { GoOn } from './thread-end.ts';

/** The thread's side where it audits a share of the articles, of which it knows the database alone. */
export function auditShare(db: Db, end: ShareEnd, goOn: GoOn): void {
  const { count, auditOf } = articleAuditor(db);
  makeShare<AuditToWrite>(count, end, { make: (index) => auditToWrite(auditOf(index)), goOn });
}
