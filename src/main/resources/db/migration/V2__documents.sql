-- Documents that may be named by their hash, registered by an operator.
create table trusted_document (
    workspace_id uuid not null references workspace (id),
    hash         text not null collate "C",
    text         text not null,
    primary key (workspace_id, hash)
);
