"""What a recipe is made of: noises, losses, penalties, priors, networks, families, data sets. No Qt."""
