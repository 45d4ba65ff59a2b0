-- Example, untried. Devices that met a fluxed site, by hour.
SELECT
  toStartOfHour(Timestamp) AS time,
  uniqExact(ResourceAttributes['service.instance.id']) AS devices
FROM otel.fluxward_all
WHERE EventName = 'fastflux.detection'
  AND LogAttributes['fluxward.level'] = 'flux'
  AND Timestamp > now() - INTERVAL 7 DAY
GROUP BY time
ORDER BY time
