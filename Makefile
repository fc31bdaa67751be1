# Everything a developer or a machine does with this project. `make` alone prints the list.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# One cargo at a time: parallel targets would only wait for each other's lock.
.NOTPARALLEL:

PORT ?= 8080
export PORT

NPM_CI := npm ci --no-audit --no-fund --loglevel=error
FRONTEND_SOURCES := $(shell find frontend \
	\( -name node_modules -o -name dist -o -name generated.ts \) -prune -o -type f -print)

.PHONY: help demo test setup tools check check-rust check-frontend test-rust test-frontend test-feeds plans oracles faults calls journeys lighthouse shots bench clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

demo: tools frontend/dist ## build and serve a seeded Pescaglia on SQLite (PORT, DATABASE_URL)
	cargo build --release -p server
	exec target/release/ricevimento demo

test: setup ## set up what is missing, then every check and every test
	$(MAKE) --keep-going check test-rust test-frontend test-feeds oracles faults calls journeys lighthouse

setup: tools ## install what the tests need (PostgreSQL, Chromium ...)
	scripts/setup-tests

tools:
	@scripts/require-tools

check: check-rust check-frontend ## formats, lints and types

check-rust: frontend/dist
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

check-frontend: frontend/node_modules/.package-lock.json
	cd frontend && npm run check

test-rust: frontend/dist .venv/.requirements.txt ## the Rust tests, on SQLite and on a throw-away PostgreSQL
	scripts/with-postgres scripts/cargo-test

test-frontend: frontend/node_modules/.package-lock.json ## the TypeScript tests
	cd frontend && npm test

test-feeds: frontend/dist .venv/.requirements.txt ## calendars and open data, read by parsers that we did not write
	cargo build -p server
	.venv/bin/python -m unittest discover -s tests/feeds

oracles: tests/oracles/node_modules/.package-lock.json .venv/.requirements.txt ## hours and holidays beside other implementations
	cargo build -p domain --example hours_oracle
	npm --prefix tests/oracles test
	.venv/bin/python tests/oracles/holidays_of_italy.py

plans: ## random plans through the use cases, 50,000 on each engine: a night's work (PLANS, PLAN_SEED, PLAN)
	PLANS=$${PLANS:-50000} PLAN_SEED=$${PLAN_SEED:-$$(date +%s)} scripts/with-postgres cargo test --release -p app --test plans

faults: frontend/dist tests/load/node_modules/.package-lock.json ## servers, databases and lines that fail amid knocks and admissions
	cargo build -p server
	npm --prefix tests/faults test

calls: frontend/dist tests/journeys/node_modules/.package-lock.json ## calls between real browsers, over networks that are in the way or break, with coturn
	cd frontend && npm run test:call
	cargo build -p server
	npm --prefix tests/calls test

journeys: frontend/dist tests/journeys/node_modules/.package-lock.json tests/idp/node_modules/.package-lock.json ## real browsers against the real server
	cargo build -p server
	scripts/with-postgres npm --prefix tests/journeys test

lighthouse: frontend/dist tests/journeys/node_modules/.package-lock.json tests/lighthouse/node_modules/.package-lock.json ## the budgets of the public pages
	cargo build -p server
	npm --prefix tests/lighthouse test

shots: frontend/dist tests/journeys/node_modules/.package-lock.json ## pictures of every page, in tests/journeys/out
	cargo build -p server
	npm --prefix tests/journeys run shots

bench: tools frontend/dist tests/load/node_modules/.package-lock.json ## ratios against real peers, side by side
	scripts/setup-tests bench
	cargo build --release -p server
	WITH_POSTGRES_DURABLE=1 scripts/with-postgres node tests/load/bench.mjs

clean: ## remove what was built; keeps the demo's database in var/
	rm -rf target frontend/dist tests/journeys/out .venv
	find frontend tests -name node_modules -type d -prune -exec rm -rf {} +

%/node_modules/.package-lock.json: %/package-lock.json %/package.json
	cd $* && $(NPM_CI)
	@touch $@

.venv/.requirements.txt: tests/oracles/requirements.txt tests/feeds/requirements.txt tests/post/requirements.txt
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check $(^:%=--requirement=%)
	@cat $^ >$@

# The folder's own time is the time of the build: npm writes into it, and nothing else does.
frontend/dist: frontend/node_modules/.package-lock.json $(FRONTEND_SOURCES)
	cd frontend && npm run build
	@touch $@
