-- Example, untried. One table over the shards of the cluster; all events of a device are on one of them.
CREATE TABLE otel.fluxward_all ON CLUSTER fleet AS otel.fluxward_logs
ENGINE = Distributed(fleet, otel, fluxward_logs, cityHash64(ResourceAttributes['service.instance.id']))
