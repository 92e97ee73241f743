-- The day asks for what is open among all that ever was, and for what happened since yesterday: each was a pass over every row.
create index case_files_open on case_files (due_on) where closed_at is null;
create index case_files_closed on case_files (closed_at) where closed_at is not null;
create index case_acts_reopened on case_acts (at) where kind = 'reopen';
create index warning_acts_dismissed on warning_acts (at) where kind = 'dismiss';
create index dispatch_passes_returned on dispatch_passes (at) where kind = 'return';
-- Whether the partners were told is asked of the few case files of open warnings.
create index case_acts_kind on case_acts (case_file_id, kind);
