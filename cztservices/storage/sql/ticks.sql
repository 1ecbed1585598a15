SELECT page, line FROM tick
