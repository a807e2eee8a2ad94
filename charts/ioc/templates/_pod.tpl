{{/* What every pod of ours has. Takes (dict "root" $ "part" NAME "uid" NUMBER). */}}
{{- define "ioc.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .uid }}
  runAsGroup: {{ .uid }}
  fsGroup: {{ .uid }}
  # The broker refuses a cookie that a mount has opened to its group.
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{/* What every container of ours may do: nothing. */}}
{{- define "ioc.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities: { drop: [ALL] }
{{- end }}

{{/* A variable from the Secret of passwords. Takes (dict "root" $ "name" VARIABLE "key" KEY). */}}
{{- define "ioc.password" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef: { name: {{ include "ioc.passwords" .root }}, key: {{ .key }} }
{{- end }}

{{/* Keys that a part signs tokens with: the gateway those of walls; in a demonstration, gateway and simulator the development issuer's. */}}
{{- define "ioc.signs" -}}
{{- $keys := list }}
{{- if eq .part "gateway" }}{{ $keys = append $keys "devices.key" }}{{ end }}
{{- if and (include "ioc.demo" .root) (has .part (list "gateway" "simulator")) }}{{ $keys = append $keys "issuer.key" }}{{ end }}
{{- join " " $keys }}
{{- end }}

{{/* What a service is told: its own logins, and nobody else's. Takes (dict "root" $ "part" NAME "service" ENTRY). */}}
{{- define "ioc.env" -}}
{{- $root := .root }}
{{- $part := .part }}
{{- $needs := .service.needs }}
- { name: ASPNETCORE_ENVIRONMENT, value: {{ ternary "Development" "Production" (eq (include "ioc.demo" $root) "true") }} }
- { name: ASPNETCORE_URLS, value: "http://+:8080" }
- { name: DOTNET_EnableDiagnostics, value: "0" }
- { name: OTEL_SERVICE_NAME, value: {{ $part }} }
{{- with $root.Values.telemetry.otlpEndpoint }}
- { name: OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ . | quote }} }
{{- end }}
- { name: Auth__Authority, value: {{ include "ioc.authority" $root | quote }} }
{{- if eq $part "gateway" }}
- { name: Devices__KeyFile, value: /keys/devices.key }
{{- end }}
{{- if include "ioc.letsWallsIn" $part }}
- { name: Auth__Devices, value: "http://{{ include "ioc.prefix" $root }}-gateway:8080" }
{{- end }}
{{- if has "issuer.key" (splitList " " (include "ioc.signs" .)) }}
- { name: LocalIssuer__KeyFile, value: /keys/issuer.key }
{{- end }}
{{- with $root.Values.areas.pinnedOn }}
- { name: Areas__PinnedOn, value: {{ . | quote }} }
{{- end }}
{{- if or (has "bus" $needs) (has "db" $needs) }}
{{ include "ioc.password" (dict "root" $root "name" "OWN_PASSWORD" "key" $part) }}
{{- end }}
{{- if has "bus" $needs }}
- name: ConnectionStrings__bus
  value: "amqp://{{ $part }}:$(OWN_PASSWORD)@{{ include "ioc.busHost" $root }}:{{ include "ioc.busPort" $root }}/"
{{- end }}
{{- if has "db" $needs }}
- name: ConnectionStrings__{{ $part }}
  value: "Host={{ include "ioc.dbHost" $root }};Port={{ include "ioc.dbPort" $root }};Database={{ $part }};Username={{ $part }};Password=$(OWN_PASSWORD){{ if not $root.Values.db.bundled }}{{ with $root.Values.db.external.options }};{{ . }}{{ end }}{{ end }}"
{{- end }}
{{- if has "cache" $needs }}
{{- if $root.Values.cache.bundled }}
{{ include "ioc.password" (dict "root" $root "name" "CACHE_PASSWORD" "key" "cache") }}
- name: ConnectionStrings__cache
  value: "{{ include "ioc.prefix" $root }}-cache:6379,password=$(CACHE_PASSWORD)"
{{- else }}
- name: ConnectionStrings__cache
  valueFrom:
    secretKeyRef: { name: {{ required "cache.external.secret is required when cache.bundled is false" $root.Values.cache.external.secret }}, key: {{ $root.Values.cache.external.key }} }
{{- end }}
{{- end }}
{{- range without $needs "bus" "db" "cache" }}
- { name: services__{{ . }}__http__0, value: "http://{{ include "ioc.prefix" $root }}-{{ . }}:8080" }
{{- end }}
{{- if .service.public }}
{{- range $index, $network := $root.Values.ingress.proxies }}
- { name: TrustedProxies__{{ $index }}, value: {{ $network | quote }} }
{{- end }}
{{- end }}
{{- range $name, $value := .service.env }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
{{- end }}
