# What there is to do here, each by one word; .ci/run calls the same.
.PHONY: run test lint bench matrix offline audit setup

run: setup  ## the dashboard on the two examples
	.venv/bin/streamlit run dashboard/app.py

test: setup  ## all tests
	.venv/bin/python -m pytest

lint:  ## what CI checks beside Python's tests; it needs Node.js 20 or newer
	sh setup.sh requirements-dev.txt
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	npm ci --silent
	npm run --silent types
	npm run --silent test

bench: setup  ## how fast the page and the library answer
	.venv/bin/python -m benchmarks.page

matrix:  ## the tests on every Python here, with the newest and the oldest requirements
	sh benchmarks/reliability/matrix.sh

offline: setup  ## the tests with the network cut but for loopback (Linux)
	sh benchmarks/reliability/offline.sh

audit: setup  ## known weaknesses of what is installed; ADVISORIES=FOLDER where no service answers
	sh benchmarks/reliability/audit.sh $(ADVISORIES)

setup:
	sh setup.sh
