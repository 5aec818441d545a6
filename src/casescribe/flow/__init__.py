"""The use cases: each joins the stages into one job."""
