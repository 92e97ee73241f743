-- The trace in which a message was sent, as W3C writes it, so that whoever reads it goes on in the same one. Null while tracing is off.
alter table outbox add column traceparent text;
