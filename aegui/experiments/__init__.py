"""Several trainings for one question: what is compared, swept and searched, by one process or by many."""
