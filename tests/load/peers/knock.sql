-- The statements of one knock, as the server sends them. Variables: tenant, office.
\set entropy random(1, 9000000000000000000)
begin;
select set_config('app.tenant_id', :tenant, true);
select * from visits
  where tenant_id = :tenant and secret_hash = sha256(:entropy::text::bytea) and (ended_at is null or ended_at > now())
  order by id desc limit 1;
select * from visit_events where tenant_id = :tenant and idempotency_key = :entropy::text limit 1;
update queues set version = version + 1, due_at = case when due_at is null or due_at > now() then now() else due_at end
  where tenant_id = :tenant and office_id = :office returning version \gset
select * from offices where tenant_id = :tenant and id = :office limit 1;
select count(*) from visits where tenant_id = :tenant and office_id = :office and state = 'WAITING';
insert into visits (tenant_id, id, office_id, state, name, reason, secret_hash, knocked_at, calls, last_seen_at, version)
  values (:tenant, md5(:entropy::text)::uuid, :office, 'WAITING', 'Visitor', 'bench', sha256(:entropy::text::bytea),
    now(), 0, now(), :version);
insert into visit_events (tenant_id, office_id, version, visit_id, kind, at, knocked_at, idempotency_key)
  values (:tenant, :office, :version, md5(:entropy::text)::uuid, 'KNOCKED', now(), now(), :entropy::text);
commit;
