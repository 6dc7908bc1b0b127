"""Pictures of the questions that people bring: kept with their article, shown to who may see it."""
