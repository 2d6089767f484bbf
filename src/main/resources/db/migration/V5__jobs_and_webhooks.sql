-- What db-scheduler claims and runs; its own table, in its own words.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

-- A file on its way into the ledger, and how far it is.
create table job (
    workspace_id uuid        not null references workspace (id),
    id           uuid        not null,
    format       text        not null,
    options      jsonb       not null, -- how the file is to be read
    dry_run      boolean     not null,
    on_error     text        not null,
    state        text        not null,
    phase        text        not null,
    bytes        bigint      not null,
    read         integer     not null, -- entries of the file that were looked at
    facts        integer     not null, -- facts they make
    done         integer     not null, -- facts that were decided
    accepted     integer     not null,
    known        integer     not null,
    refused      integer     not null,
    last_account text        not null collate "C", -- how far the import is
    last_line    integer     not null,
    last_number  integer     not null,
    failure      text,
    cancelled    boolean     not null, -- somebody asked it to stop
    created_at   timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    version      integer     not null,
    primary key (workspace_id, id)
);
create index job_newest on job (workspace_id, created_at desc, id desc);

create table job_part (
    workspace_id uuid    not null,
    job_id       uuid    not null,
    number       integer not null,
    bytes        bytea   not null,
    primary key (workspace_id, job_id, number),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);

-- What was refused, with the words of the file, so that it can be mended and sent again.
create table job_error (
    workspace_id uuid    not null,
    job_id       uuid    not null,
    number       bigint  generated always as identity,
    line         integer not null,
    code         text    not null,
    message      text    not null,
    field        text,
    entry        text,
    primary key (workspace_id, job_id, number),
    foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);

-- A job goes on after a crash with what it had staged; and an entry of a file may make several facts.
alter table staged_line set logged;
alter table staged_line add column entry text; -- the words of the file, where they are not the fact itself
alter table staged_line add column number integer not null default 0; -- among the facts of its line
alter table staged_line drop constraint staged_line_pkey;
alter table staged_line add primary key (workspace_id, import_id, line, number);

create table webhook (
    workspace_id   uuid        not null references workspace (id),
    id             uuid        not null,
    url            text        not null,
    types          text[]      not null, -- empty for all
    segment_id     uuid,
    skip_sources   text[]      not null,
    active         boolean     not null,
    secret         text        not null,
    old_secret     text,
    old_until      timestamptz,
    seen_xid       xid8        not null, -- how far the feed was read for it
    seen_seq       bigint      not null,
    created_at     timestamptz not null,
    version        integer     not null,
    primary key (workspace_id, id)
);

create table webhook_delivery (
    workspace_id uuid        not null,
    id           uuid        not null,
    webhook_id   uuid        not null,
    event_id     uuid        not null,
    payload      text        not null,
    state        text        not null,
    attempts     integer     not null,
    next_at      timestamptz,
    status       integer,    -- of the last answer
    failure      text,       -- of the last attempt
    created_at   timestamptz not null,
    delivered_at timestamptz,
    primary key (workspace_id, id),
    foreign key (workspace_id, webhook_id) references webhook (workspace_id, id) on delete cascade
);
create index webhook_delivery_newest on webhook_delivery (workspace_id, webhook_id, created_at desc, id desc);
create index webhook_delivery_due on webhook_delivery (workspace_id, webhook_id, next_at) where state = 'WAITING';

-- Whom a calendar or a mailbox means.
create index person_by_address on person (workspace_id, lower(email));
create index account_by_domain on account using gin (domains);
