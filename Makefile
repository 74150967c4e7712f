# The commands of this project. Each builds what it needs and nothing that is there already.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help build wheel run test test-long test-hosts test-cluster flink bench bench-cluster fuzz screenshots

help:
	@echo 'make run        build, judge the sample events, serve the page and print its address (PORT=8080)'
	@echo 'make build      the npm package (pkg/*.tgz) and the page (www/dist)'
	@echo 'make wheel      the Python package (python/dist/*.whl)'
	@echo 'make test       every test that fits into half an hour'
	@echo 'make test-long  the same with the long campaigns'
	@echo 'make test-hosts the packed package, and the page, in every host: Node, Bun, Deno, workerd, three browsers, four bundlers'
	@echo 'make test-cluster the Flink job and the Spark recipe with processes that are killed; needs a JDK, Python 3, and a gigabyte for both'
	@echo 'make flink      the jar of the Flink job (flink/dist/*.jar)'
	@echo 'make screenshots every state of the page in pictures, in target/screenshots'
	@echo 'make fuzz       random and coverage-guided campaigns, FUZZ_SECONDS=600 each'
	@echo 'make bench      measure against JSON.parse and ajv; fails below the budgets'
	@echo 'make bench-cluster a million events on Flink against one process; fails above 2.1 times its time; needs 10 GB of memory'

build:
	@node tools/build.mjs tarball page

wheel:
	@node tools/build.mjs package
	@node tools/python.mjs wheel

run:
	@node tools/run.mjs

test:
	@node tools/test.mjs

test-long:
	@node tools/test.mjs --long

test-hosts:
	@node tools/hosts.mjs

bench:
	@node tools/build.mjs package page
	@node --expose-gc tools/bench.mjs; engine=$$?; node tools/bench/serve.mjs || engine=1; node tools/bench/page.mjs && exit $$engine

bench-cluster:
	@node tools/bench/cluster.mjs

test-cluster:
	@node tools/cluster.mjs

flink:
	@node tools/flink.mjs

screenshots:
	@node tools/build.mjs page
	@node tests/browser/screenshots.mjs

fuzz:
	@node tools/fuzz.mjs
