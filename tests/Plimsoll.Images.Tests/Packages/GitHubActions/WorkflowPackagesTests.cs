namespace Plimsoll.Images.Packages.GitHubActions;

public sealed class WorkflowPackagesTests
{
    const string Workflow = """
        on: push
        jobs:
          shared:
            uses: org/repo/.github/workflows/w.yml@v1.2.3
          own:
            uses: ./.github/workflows/w.yml
          build:
            steps:
              - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2 pinned
              - uses: "actions/cache/save@0123456789012345678901234567890123456789"
              - uses: docker://alpine:3.20
              - name: x
                uses: Actions/Setup-Go@v5
              - run: |
                  echo uses: not/one@v1
        """;

    const string Composite = """
        runs:
          using: composite
          steps:
            - uses: actions/setup-go@41dfa10bad2bb2ae585af6ee5bb4d7d973ad74ed #v5.1.0
        """;

    static readonly WorkflowPackages Reader = new();

    [Theory]
    [InlineData(".github/workflows/ci.yml", true)]
    [InlineData("src/.github/workflows/ci.yaml", true)]
    [InlineData("src/.github/actions/x/action.yml", true)]
    [InlineData("action.yml", false)]
    [InlineData("x.github/workflows/ci.yml", false)]
    [InlineData("src/workflows/ci.yml", false)]
    public void Reads_workflows_and_composite_actions(string path, bool expected) => Assert.Equal(expected, Reader.Reads(path));

    [Fact]
    public void Uses_of_other_repositories_are_packages_and_a_comment_names_the_version_of_a_commit() => Assert.Equal(
        ["org/repo v1.2.3 direct", "actions/checkout v4.2.2 direct", "actions/cache 0123456789012345678901234567890123456789 direct", "Actions/Setup-Go v5 direct"],
        Reader.Read("w.yml", Workflow).Lines());

    [Fact]
    public void A_composite_action_has_its_steps_in_runs() =>
        Assert.Equal("pkg:github/actions/setup-go@v5.1.0", Assert.Single(Reader.Read("action.yml", Composite)).Purl(null).Text);

    [Fact]
    public void Arbitrary_edits_end_in_packages_or_InvalidDataException() => Reader.SurvivesEdits("w.yml", Workflow);
}
