"""Reading EC2's bundles: manifests, signatures, and the image in the encrypted parts. All of it is a tenant's, and hostile."""
