#!/usr/bin/env bash
# examples/kcat.sh TOPIC: keys, headers and places of what is on a topic, with kcat, and the end.
# examples/kcat.sh bad-record: puts bytes that are no request on card-list-requested; they become a dead letter.
# Values are Avro in the Confluent wire format, which kcat shows only where it was built with Avro; so their size is shown.
set -euo pipefail

brokers=${KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:9092}
prefix=${TOPIC_PREFIX:-}
topic=${1:-card-status-changed}

if [ "$topic" = bad-record ]; then
  # librdkafka places keys otherwise than Java unless told so; the service moves what is not in its place
  printf 'no request' | kcat -b "$brokers" -P -t "${prefix}card-list-requested" -k client-1 -H x-example=kcat \
    -X partitioner=murmur2_random
else
  kcat -q -b "$brokers" -C -t "$prefix$topic" -o beginning -e -X isolation.level=read_committed \
    -f 'partition %p  offset %o  key %k  headers %h  %S bytes\n'
fi
