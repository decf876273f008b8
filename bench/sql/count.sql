SELECT count(*), sum(actual) FROM ({rows})
