"""Official documents, the notice board and sign-for (公文、公告栏、签收)."""
