# Debian and not Alpine: the prebuilt ONNX Runtime is linked with glibc.
FROM node:26.13.0-trixie-slim AS base
WORKDIR /app
# Else it writes down a device number and sends its publisher what models run and how often.
ENV ORT_DISABLE_TELEMETRY=1

# What compiles the source and prepares the models; installed once for both.
FROM base AS tools
COPY package.json package-lock.json .npmrc ./
COPY scripts/set-up.mjs scripts/
RUN --mount=type=cache,target=/root/.npm \
    node --input-type=module --eval "import { install } from './scripts/set-up.mjs'; install()"

FROM tools AS build
COPY tsconfig.json ./
COPY scripts scripts
COPY src src
RUN npm run build

# Empty, unless a folder takes its place: docker build --build-context mirror=FOLDER .
FROM scratch AS mirror

# Of the source only what the self-test needs, so that other changes do not fetch the models again.
FROM tools AS models
ARG MODELS_MIRROR=/mirror
ARG FACE_MODEL
COPY scripts/models.mjs scripts/
COPY models models
COPY src/errors.ts src/
COPY src/verify src/verify
RUN --mount=type=bind,from=mirror,target=/mirror \
    npm run models && find models/fetched -type f ! -name '*.onnx' -delete

# The package brings its library for every platform, 240 MB too much; the imports prove that what is left loads.
FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm \
    npm ci --omit=dev \
    && find node_modules/onnxruntime-node/bin -type f ! -path "*/linux/$(node --print process.arch)/*" -delete \
    && node --input-type=module --eval "import 'onnxruntime-node'; import 'sharp'"

FROM base AS service
LABEL org.opencontainers.image.title="Vouch" \
      org.opencontainers.image.description="Self-hosted identity verification"
# The try-out's database and master key; empty while DATABASE_URL and MASTER_KEY are set.
RUN install -d -m 700 -o 1000 -g 1000 data
COPY package.json ./
COPY migrations migrations
COPY --from=dependencies /app/node_modules node_modules
COPY models/manifest.json models/
COPY models/graphs models/graphs
COPY --from=models /app/models/fetched models/fetched
COPY --from=build /app/dist dist
ARG FACE_MODEL
# The flag below and MALLOC_ARENA_MAX: scripts/service-process.mjs says why.
ENV FACE_MODEL=$FACE_MODEL HOST=0.0.0.0 PORT=3000 MALLOC_ARENA_MAX=1
# The image's user `node`, as a number: Kubernetes proves runAsNonRoot by it.
USER 1000:1000
EXPOSE 3000
# It listens only after its database is open, so alive is enough; a check of the database would restart everything with it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.PORT + '/livez').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--enable-source-maps", "--single-threaded-gc", "dist/main.js"]
CMD ["serve"]
